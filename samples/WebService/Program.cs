using Pastiche;
using Pastiche.Extensions.DependencyInjection;

// A service that takes two pictures and streams a third one back:
// curl -F content=@content.jpg -F style=@style.jpg "http://localhost:5000/stylize?size=256" -o stylised.png
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPastiche(options => options.MaxWaiting = 50);
builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = 50_000_000);
var app = builder.Build();

app.MapPost("/stylize", async (
    IFormFile content,
    IFormFile style,
    IStylizerPool pool,
    HttpResponse response,
    CancellationToken aborted,
    int size = 512,
    int iterations = 75) =>
{
    try
    {
        var request = new StylizeRequest(await LoadAsync(content, aborted), await LoadAsync(style, aborted))
        {
            Options = new StylizeOptions { Scales = ScaleSchedule.UpTo(size, iterations) },
        };
        var result = await pool.RunAsync(request, aborted);
        return Results.Stream(picture => result.SaveAsync(picture, cancellationToken: aborted), "image/png");
    }
    catch (PasticheException mistake)
    {
        return Results.Problem(mistake.Message, statusCode: StatusCodes.Status400BadRequest);
    }
    catch (PoolFullException full)
    {
        response.Headers.RetryAfter = "10";
        return Results.Problem(full.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
    catch (OperationCanceledException) when (pool.Stopping.IsCancellationRequested)
    {
        return Results.Problem("The service stops.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}).DisableAntiforgery();

app.Run();

// At most 2,048 pixels, which bounds the memory that a stranger's picture takes.
static async Task<Image> LoadAsync(IFormFile file, CancellationToken aborted)
{
    await using var stream = file.OpenReadStream();
    return await Image.LoadAsync(stream, 2048, aborted);
}
