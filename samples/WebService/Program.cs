using Pastiche;
using Pastiche.Extensions.DependencyInjection;

// A service that takes two pictures and streams a third one back:
// curl -F content=@cat.jpg -F style=@painting.jpg "http://localhost:5000/stylize?size=256" -o stylised.png
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPastiche(options => options.MaxWaiting = 20);
builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = 50_000_000);
var app = builder.Build();

// Without limits, one client could keep the service busy for hours.
var maxSize = app.Configuration.GetValue("MaxSize", 1024);
var maxIterations = app.Configuration.GetValue("MaxIterations", 200);

app.MapGet("/status", (IStylizerPool pool) => new { pool.Running, pool.Waiting });

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
        if (size > maxSize || iterations > maxIterations)
            return Problem(StatusCodes.Status400BadRequest, $"At most {maxSize} pixels and {maxIterations} iterations.");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, pool.Stopping);
        var request = new StylizeRequest(await LoadAsync(content, ended.Token), await LoadAsync(style, ended.Token))
        {
            Options = new StylizeOptions { Scales = ScaleSchedule.UpTo(size, iterations) },
        };
        var result = await pool.RunAsync(request, aborted);
        return Results.Stream(picture => result.SaveAsync(picture, cancellationToken: aborted), "image/png");
    }
    catch (PasticheException mistake)
    {
        return Problem(StatusCodes.Status400BadRequest, mistake.Message);
    }
    catch (PoolFullException full)
    {
        response.Headers.RetryAfter = "10";
        return Problem(StatusCodes.Status503ServiceUnavailable, full.Message);
    }
    catch (OperationCanceledException) when (pool.Stopping.IsCancellationRequested)
    {
        return Problem(StatusCodes.Status503ServiceUnavailable, "The service stops.");
    }
    catch (OperationCanceledException) when (aborted.IsCancellationRequested)
    {
        return Results.Empty; // The client has gone, and nobody reads an answer.
    }
}).DisableAntiforgery();

app.Run();

// At most 1,024 pixels of it are kept, so that a request that waits takes up to 25 MB. Decoding takes more, by the size in the header.
static async Task<Image> LoadAsync(IFormFile file, CancellationToken ended)
{
    try
    {
        await using var header = file.OpenReadStream();
        var info = await ImageInfo.ReadAsync(header, ended);
        if ((long)info.Width * info.Height > 50_000_000) throw new PasticheException("The picture has more than 50 megapixels.");
        await using var picture = file.OpenReadStream();
        return await Image.LoadAsync(picture, 1024, ended);
    }
    catch (PasticheException mistake)
    {
        throw new PasticheException($"{file.Name}: {mistake.Message}", mistake);
    }
}

static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
