using SamenInHetVerschil;
using SamenInHetVerschil.Operations;

if (CommandLine.IsVerb(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ProgramFolder.Find() });
builder.Services.AddHouse(builder.Configuration);
builder.AddDoors();
var app = builder.Build().MapDoors();
return await Server.RunAsync(app);
