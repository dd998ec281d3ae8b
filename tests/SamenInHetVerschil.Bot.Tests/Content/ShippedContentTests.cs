using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Content;

/// <summary>The event in this repository: without fault, and with every fact of its source in each of its languages.</summary>
public sealed class ShippedContentTests
{
    private static readonly EventContent Shipped = Read();

    /// <summary>
    /// The facts of the background information: workshop, then the words that say it in Dutch, English and French. All words of a row stand in one passage that is not the summary.
    /// </summary>
    public static TheoryData<int, string, string, string> Facts => new()
    {
        { 1, "2021|vlaamse overheid|projectoproep", "2021|flemish government|call for projects", "2021|autorités flamandes|appel à projets" },
        { 1, "twaalf|vernieuwende initiatieven", "twelve|innovative initiatives", "douze|initiatives novatrices" },
        { 1, "pioniers|praktijkmodel", "pioneers|practice model", "pionniers|modèle de pratique" },
        { 1, "geïntegreerde werking|opvang|onderwijs", "integrated|childcare|education", "intégré|accueil|enseignement" },
        { 1, "kinderen van nul tot zes jaar", "children from zero to six years", "enfants de zéro à six ans" },
        { 1, "advies|vlor|kader", "advice|vlor|framework", "avis|vlor|cadre" },
        { 1, "https://www.vlor.be/adviezen/vernieuwende-projecten-voor-integratie-kinderopvang-en-onderwijs", "https://www.vlor.be/adviezen/vernieuwende-projecten-voor-integratie-kinderopvang-en-onderwijs", "https://www.vlor.be/adviezen/vernieuwende-projecten-voor-integratie-kinderopvang-en-onderwijs" },
        { 1, "doorgaande lijn|eindrapport|stuurgroep", "doorgaande lijn|final report|steering group", "doorgaande lijn|rapport final|groupe de pilotage" },
        { 1, "eindrapport|22 mei 2025", "final report|22 may 2025", "rapport final|22 mai 2025" },
        { 1, "proces van drie jaar", "process of three years", "processus de trois ans" },
        { 1, "eindrapport|praktijkmodel|beleidsadviezen", "final report|practice model|policy advice", "rapport final|modèle de pratique|avis politiques" },
        { 1, "korte|lange termijn", "short term|long term", "court terme|long terme" },
        { 1, "boa|buitenschoolse opvang en activiteiten", "boa|buitenschoolse opvang en activiteiten", "boa|buitenschoolse opvang en activiteiten" },
        { 1, "boa-decreet|uitbreiding|80 miljoen extra|lokale besturen", "boa decree|extension|80 million extra|local authorities", "décret boa|extension|80 millions supplémentaires|pouvoirs locaux" },
        { 2, "kansrijk opgroeien|gezinnen|jongeren", "growing up with good chances|families|young people", "grandir avec toutes les chances|familles|jeunes" },
        { 2, "psycho-pedagogische|sociale|medisch preventieve", "psycho-educational|social|preventive medical", "psychopédagogique|social|médico-préventif" },
        { 2, "huis van het kind|organisaties|zo dicht mogelijk|leefwereld", "huis van het kind|organisations|as close as possible|world", "huis van het kind|organisations|au plus près|milieu de vie" },
        { 2, "aanstaande ouders|gezinnen|kinderen|jongeren|opgroeien|opvoeden", "expectant parents|families|children|young people|growing up|raising children", "futurs parents|familles|enfants|jeunes|grandir|éduquer" },
        { 2, "overkop-huis|toegankelijke|veilige|ontmoet", "overkop house|safe place|meet", "maison overkop|accessible et sûr|rencontrer" },
        { 2, "overkop-huis|grote|kleine zorgen", "overkop house|big|small worries", "maison overkop|grands|petits soucis" },
        { 2, "overkop-medewerkers|samen met|helpen", "overkop staff|together with|help", "collaborateurs d'overkop|avec|aider" },
        { 2, "mentale welzijn", "mental well-being", "bien-être mental" },
        { 2, "praktijkvoorbeelden|huizen van het kind|overkop|onderwijspartners", "practical examples|huizen van het kind|overkop|education partners", "exemples|huizen van het kind|overkop|partenaires de l'enseignement" },
        { 2, "brugfiguur|neutrale|gezin, school en hulpverlening|kloof", "bridge figure|neutral|family, school and help services|gap", "personne-relais|neutre|la famille, l'école et les services d'aide|fossé" },
        { 2, "brugfiguren|preventie|informatie|dienstverlener", "bridge figures|prevention|information|service provider", "personnes-relais|prévention|information|prestataire" },
        { 2, "op maat|rechten|onderbescherming", "tailored|rights|underprotection", "sur mesure|droits|sous-protection" },
        { 2, "heel veel actoren|onverwacht|meervoudige problematieken", "actors|unexpectedly|multiple", "acteurs|inattendue|multiples" },
        { 2, "constructieve manier|gezin en onderwijs", "constructive way|family and education", "manière constructive|la famille et l'enseignement" },
        { 2, "huiswerk|lessenroosters|oudercontact|welzijnsdiensten", "homework|timetables|parents' evening|welfare services", "devoirs|horaires de cours|réunion de parents|services d'aide sociale" },
        { 3, "verontrusting|ontwikkelingskansen|integriteit|minderjarige|gezinsleden", "concern|development opportunities|integrity|minor|family", "préoccupation|chances de développement|intégrité|mineur|membres de la famille" },
        { 3, "verontrusting|decreet integrale jeugdhulp", "concern|decreet integrale jeugdhulp", "préoccupation|decreet integrale jeugdhulp" },
        { 3, "psychische|fysieke|seksuele", "psychological|physical|sexual", "psychique|physique|sexuelle" },
        { 3, "zorgsituaties|kindermishandeling", "care situations|child abuse", "situations|maltraitance d'enfants" },
        { 3, "veel hulpverleners", "many helpers", "nombreux intervenants" },
        { 3, "inzet|motivatie|alle betrokkenen", "effort|motivation|everyone", "efforts|motivation|tous" },
        { 3, "vrijwillige hulp|vast|onderzoek|gemandateerde voorziening|aanklampend traject|maatschappelijke noodzaak", "voluntary help|stuck|mandated facility|investigation|persistent|social necessity", "aide volontaire|bloque|structure mandatée|enquête|trajet insistant|nécessité sociétale" },
        { 3, "maatschappelijke noodzaak|volstaat|jeugdrechtbank|gedwongen hulpverlening", "social necessity|not enough|youth court|compulsory help", "nécessité sociétale|ne suffit pas|tribunal de la jeunesse|aide contrainte" },
        { 3, "ernst|continuüm|aanpak", "serious|continuum|approach", "gravité|continuum|approche" },
        { 4, "leerrecht|recht van jongeren op onderwijs|steun", "right to learn|right of young people to education|support", "droit à l'apprentissage|droit des jeunes à l'enseignement|soutien" },
        { 4, "ook dan geldt je leerrecht|jeugdhulp", "even when|youth care", "même|aide à la jeunesse" },
        { 4, "leerplicht|begeleiding|ondersteuning", "compulsory education|guidance|support", "obligation scolaire|accompagnement|soutien" },
        { 4, "schoolloopbaan succesvol", "school career successfully", "avec succès leur parcours scolaire" },
        { 4, "kwetsbare situatie|decreet rechtspositie van de minderjarige", "vulnerable situations|decreet rechtspositie van de minderjarige", "situation vulnérable|decreet rechtspositie van de minderjarige" },
        { 4, "ondersteuning bij schooluitval|ouderbetrokkenheid|integrale|individuele aanpak|samenwerking tussen onderwijs en jeugdhulp|naft", "support with school dropout|parental involvement|integrated|individual approach|cooperation between education and youth care|naft", "décrochage|implication des parents|intégrale|individuelle|collaboration entre enseignement et aide à la jeunesse|naft" },
        { 4, "onderwijs, jeugdhulp en welzijn|ontwikkeling", "education, youth care and welfare|development", "l'enseignement, l'aide à la jeunesse|welzijn|développement" },
        { 4, "individuele aanpak|elke jongere|specifieke behoeften|afgestemd", "individual approach|specific needs|each young person", "approche individuelle|besoins spécifiques|chaque jeune" },
        { 4, "coördinatoren lerende netwerken jeugdhulp-onderwijs|samenwerking|versterkt", "coordinators of the learning networks for youth care and education|strengthen|cooperation", "coordinateurs des réseaux apprenants|renforcent|collaboration" },
        { 4, "naft|naadloze flexibele trajecten", "naft|naadloze flexibele trajecten", "naft|naadloze flexibele trajecten" },
        { 4, "naft|secundair onderwijs|blokkeren|geblokkeerd", "naft|secondary education|block|blocked", "naft|enseignement secondaire|bloquent|bloqués" },
        { 5, "oorzaken|gedragsproblemen|verschillend", "causes|behavioural problems|different", "causes|problèmes de comportement|très différentes" },
        { 5, "verschillende manieren", "various ways", "différentes manières" },
        { 5, "ouders|school|professionele hulpverleners|rol", "parents|school|professional care workers|part", "parents|école|intervenants professionnels|rôle" },
        { 5, "opvoedingsondersteuning|individuele therapie|intensievere", "parenting support|individual therapy|more intensive", "soutien éducatif|thérapie individuelle|plus intensives" },
        { 5, "school|signaleren|aanpakken", "school|picking up signs|tackling", "école|signaler|aborder" },
        { 5, "taakspel|programma alternatieve denkstrategieën|pad", "taakspel|programma alternatieve denkstrategieën|pad", "taakspel|programma alternatieve denkstrategieën|pad" },
        { 5, "ouders, school en professionals|plan van aanpak", "parents, school and professionals|action plan", "parents, l'école et les professionnels|plan d'approche" },
        { 5, "pedagogische kaders|goed onderbouwd", "educational frameworks|well-founded", "cadres pédagogiques|bien fondés" },
        { 6, "emotionele|psychische|naar binnen", "emotional|psychological complaints|inwards", "émotionnelles|psychiques|vers l'intérieur" },
        { 6, "angst|depressie|somberheid|eenzaamheid|psychosomatische klachten", "anxiety|depression|gloom|loneliness|psychosomatic complaints", "angoisse|dépression|humeur sombre|solitude|plaintes psychosomatiques" },
        { 6, "gevoelens|moeilijk", "feel|hard", "sentiments|du mal" },
        { 6, "terugtrekken|sociale situaties", "withdraw|social situations", "se replier|situations sociales" },
        { 6, "vastlopen|functioneren", "get stuck|functioning", "bloqués|fonctionnement" },
        { 6, "minder zichtbaar|externaliserende", "less visible|externalising", "moins visibles|extériorisés" },
        { 6, "concentratieproblemen|verminderde motivatie|lesstof", "concentration problems|less motivation|subject matter", "concentration|motivation|matière" },
        { 6, "schoolverzuim|vermijdt school|klaslokalen", "absence from school|avoids school|classrooms", "absence scolaire|évite l'école|locaux de classe" },
        { 6, "leeftijdsgenoten|pestgedrag|slachtoffergedrag", "peers|bullying|victim behaviour", "même âge|harcèlement|victime" },
        { 6, "angstig, somber of onzeker|algemene schoolervaring", "anxious, gloomy or unsure|school experience", "angoissé, sombre ou peu sûr|vécu" },
        { 6, "complex|integrale aanpak", "complex|integrated approach", "complexe|approche intégrale" },
        { 6, "alert|veilige omgeving|professionele hulp", "alert|safe environment|professional help", "attentif|environnement sûr|aide professionnelle" },
        { 6, "welzijn|schoolprestaties", "well-being|school results", "bien-être|résultats scolaires" },
        { 7, "thuisblijvers|thuiszitters|langdurig", "thuisblijvers|thuiszitters|long time", "thuisblijvers|thuiszitters|longtemps" },
        { 7, "wachtlijsten|buo|welzijn", "waiting lists|buo|welfare", "listes d'attente|buo|welzijn" },
        { 7, "medische problemen|sociaal-emotionele moeilijkheden|passend onderwijs", "medical problems|social-emotional difficulties|fitting education", "problèmes médicaux|difficultés socio-émotionnelles|enseignement adapté" },
        { 7, "groeiend probleem|basisonderwijs|secundair onderwijs", "growing problem|primary|secondary education", "grandit|fondamental|secondaire" },
        { 7, "permanent spijbelen|ingeschreven|helemaal niet", "permanent truancy|enrolled|at all", "permanent spijbelen|inscrit|pas du tout" },
        { 7, "absoluut schoolverzuim|leerplichtige|geen enkele school|huisonderwijs", "absolute absence|compulsory school age|not enrolled in any school|home education", "absoluut schoolverzuim|obligation scolaire|aucune école|enseignement à domicile" },
        { 7, "absoluut schoolverzuim|leerplichtwet", "absolute absence|compulsory education act", "absence scolaire absolue|loi sur l'obligation scolaire" },
        { 7, "achterliggende oorzaken|blijken effect|niet gericht op het spijbelen op zich", "causes|turn out to have an effect|not aim at the truancy", "causes|s'avèrent avoir de l'effet|ne visent pas l'absentéisme" },
        { 7, "bindingsperspectief|schoolbinding|hersteld", "bonding perspective|bond|restored", "perspective du lien|lien|rétabli" },
        { 7, "check & connect|internationaal project|monitoring|actieve betrokkenheid", "check & connect|international project|monitoring|active involvement", "check & connect|projet international|monitoring|implication active" },
        { 7, "check & connect|schooluitval voorkomen", "check & connect|prevent school dropout", "check & connect|éviter le décrochage" },
        { 7, "betrokkenheid van leerlingen|controleren|verbindingen leggen|ondersteuning bieden", "how involved pupils|connections|support", "élèves sont impliqués|liens|soutien" },
        { 7, "verschillende actoren", "various actors", "différents acteurs" },
        { 8, "verhoogde zorg|zorgcontinuüm|basiszorg", "increased care|care continuum|basic care", "accompagnement renforcé|zorgcontinuüm|accompagnement de base" },
        { 8, "verhoogde zorg|fase 1", "increased care|phase 1", "accompagnement renforcé|phase 1" },
        { 8, "extra maatregelen|leerling", "extra measures|pupil", "mesures supplémentaires|élève" },
        { 8, "extra maatregelen|noden|leren", "extra measures|needs|learn", "mesures supplémentaires|besoins|apprendre" },
        { 8, "redelijke aanpassingen|maatregelen|moeten", "reasonable adjustments|measures|have to", "aménagements raisonnables|mesures|doivent" },
        { 8, "redicodi-maatregelen|redelijke aanpassingen", "redicodi measures|reasonable adjustments", "mesures redicodi|aménagements raisonnables" },
        { 8, "extra uitleg|voorleessoftware|noden", "extra explanation|reads aloud|needs", "explications supplémentaires|lit à voix haute|besoins" },
        { 8, "voorleessoftware|leesproblemen", "reads aloud|reading problems", "lit à voix haute|problèmes de lecture" },
        { 8, "speciale onderwijsmiddelen|tolken|doven en slechthorenden", "special educational resource|interpreter|deaf and hard of hearing", "moyens pédagogiques spéciaux|interprète|sourds et malentendants" },
        { 8, "clb|leraar|schoolteam|één leerling|groep leerlingen", "clb|teacher|school team|one pupil|group of pupils", "clb|enseignant|équipe scolaire|un élève|groupe d'élèves" },
        { 8, "zorg en onderwijs|verbinding|extra ondersteuning", "care and education|connection|extra support", "lien|zorg|enseignement|soutien supplémentaire" },
        { 8, "2024|commissie inclusief onderwijs|onafhankelijk|scholen voor iedereen", "2024|commissie inclusief onderwijs|independent commission|schools for everyone", "2024|commissie inclusief onderwijs|commission indépendante|écoles pour tous" },
        { 8, "samenwerking|cruciaal|ander niveau|toekomst", "cooperation|crucial|another level|future", "collaboration|cruciale|autre niveau|avenir" },
    };

    [Fact]
    public void The_content_has_no_fault_and_all_there_is()
    {
        Assert.Equal(["nl", "en", "fr"], Shipped.Event.Languages);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Shipped.Numbers);
        Assert.Equal(new DateOnly(2025, 11, 5), Shipped.Event.Source.Date);
        Assert.NotEmpty(Shipped.Examples);
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_of_the_source_stands_in_a_passage_in_each_language(int workshop, string nl, string en, string fr)
    {
        foreach (var (language, fact) in new[] { ("nl", nl), ("en", en), ("fr", fr) })
        {
            Assert.True(Tells(workshop, language, fact), $"Workshop {workshop} does not say in '{language}': {fact}");
        }
    }

    [Fact]
    public void A_fact_that_nobody_wrote_down_is_missed() => Assert.False(Tells(1, "nl", "2021|dertien"));

    [Theory]
    [InlineData("nl", "Er staat niet bij of dat de dag van de workshops zelf is.")]
    [InlineData("en", "It does not say whether that is the day of the workshops itself.")]
    [InlineData("fr", "Il n'est pas précisé si c'est le jour des ateliers.")]
    public void The_date_on_the_source_is_not_called_the_day_itself(string language, string says)
    {
        var note = Shipped.Event.Source.Note[language];
        Assert.Contains("5 nov", note, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(says, note, StringComparison.Ordinal);
        Assert.Contains("day", Shipped.Event.Unknown.Select(fact => fact.Id));
        Assert.DoesNotContain(
            Shipped.Workshops.SelectMany(one => one.In(language).Passages),
            passage => passage.Text.Contains("5 nov", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Numbers_stand_in_a_passage_only_when_the_source_has_them()
    {
        // The years, the day and the amount of the source, the phase and the workshops' own numbers; anything else was invented.
        string[] known = ["2021", "22", "2025", "80", "2024", "1"];
        var found = Shipped.Workshops.SelectMany(workshop => workshop.Texts.Values).SelectMany(text => text.Passages)
            .SelectMany(passage => System.Text.RegularExpressions.Regex.Matches(passage.Text, "[0-9]+", System.Text.RegularExpressions.RegexOptions.NonBacktracking)).Select(match => match.Value);
        Assert.Empty(found.Distinct(StringComparer.Ordinal).Except(known));
    }

    private static bool Tells(int workshop, string language, string fact) =>
        Shipped.Find(workshop)!.In(language).Passages.Where(passage => !passage.Declares(AnswerAttribute.Theme)).Any(passage => fact.Split('|').All(word => $"{passage.Heading} {passage.Text}".Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static EventContent Read()
    {
        var (content, faults) = ContentReader.Read(Events.Shipped);
        Assert.True(content is not null, string.Join('\n', faults));
        return content!;
    }
}
