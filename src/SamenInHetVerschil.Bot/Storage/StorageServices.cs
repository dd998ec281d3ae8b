using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Storage;

/// <summary>Puts the store into the house.</summary>
internal static class StorageServices
{
    /// <summary>The engine that the options name. It opens, and brings its schema up to date, when it is first asked for.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services) => services.AddSingleton<Database>(provider =>
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        return options.Provider == StorageProvider.PostgreSql
            ? new PostgreSqlDatabase(options)
            : new SqliteDatabase(options, provider.GetRequiredService<IHostEnvironment>().ContentRootPath);
    });
}
