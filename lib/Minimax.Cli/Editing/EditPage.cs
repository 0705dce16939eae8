using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Minimax.Models;

namespace Minimax.Cli.Editing;

/// <summary>
/// The page on the loopback interface, and what it asks for. Another site's page in the same browser could ask as well: it is refused by its Origin, and by
/// the Host if its name was made to point here.
/// </summary>
internal sealed class EditPage : IAsyncDisposable
{
    private const int LargestRequest = 256 << 10; // bytes: a stroke of two thousand points is a quarter of that
    private readonly WebApplication application;

    private EditPage(WebApplication application) => this.application = application;

    /// <summary>Where it is.</summary>
    public string Address => application.Urls.First();

    /// <param name="generator">Answers.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EditPage> StartAsync(Dcgan.Generator generator, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestRequest).UseUrls($"http://127.0.0.1:{port}");
        var application = builder.Build();
        application.Use(RefuseStrangers);
        Map(application, new EditDesk(generator));
        await application.StartAsync();
        return new EditPage(application);
    }

    /// <summary>Comes back when it is told to stop.</summary>
    public Task EndAsync(CancellationToken stop) => application.WaitForShutdownAsync(stop);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static Task RefuseStrangers(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isHost = request.Host.Host is "127.0.0.1" or "localhost";
        var isOrigin = request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || origin == $"http://{request.Host}");
        if (isHost && isOrigin) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This page answers to itself only.");
    }

    private static void Map(WebApplication application, EditDesk desk)
    {
        application.MapGet("/", () => Results.Content(Html(), "text/html; charset=utf-8"));
        application.MapGet("/look", desk.Look);
        application.MapPost("/stroke", (EditStroke stroke) => stroke.Fault() is { } fault ? Results.BadRequest(fault) : Results.Ok(desk.Paint(stroke)));
        application.MapPost("/undo", desk.Undo);
        application.MapPost("/new", desk.Begin);
        application.MapGet("/save", () => Results.File(desk.Save(), "image/png", "minimax-edit.png"));
    }

    private static string Html()
    {
        using var reader = new StreamReader(typeof(EditPage).Assembly.GetManifestResourceStream("edit.html")!);
        return reader.ReadToEnd();
    }
}
