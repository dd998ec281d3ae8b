using SamenInHetVerschil;
using SamenInHetVerschil.Operations;

if (CommandLine.IsVerb(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args, ContentRootPath = ProgramFolder.Find(), EnvironmentName = ProgramFolder.Environment(),
});
// The framework would log every request with its address, and an address can hold a ticket.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
{
    builder.WebHost.UseUrls("http://localhost:3978");
}

builder.Services.AddHouse(builder.Configuration);
builder.AddDoors();
return await Server.RunAsync(builder.Build().MapDoors());
