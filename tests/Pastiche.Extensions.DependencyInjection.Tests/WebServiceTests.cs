using System.Net;
using Xunit;

namespace Pastiche.Extensions.DependencyInjection.Tests;

/// <summary>The sample service, used as its clients would.</summary>
public sealed class WebServiceTests
{
    private static readonly byte[] Style = Pictures.Png(50, 50, 0.9);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stylize_TwoClientsAtOnce_GetThePicturesThatTheLibraryPaints()
    {
        using var service = new WebService();
        byte[][] contents = [Pictures.Png(64, 48, 0.3), Pictures.Png(64, 48, 0.7)];

        var responses = await Task.WhenAll(contents.Select(content => service.Post(content, Style, "size=32&iterations=2", Token)));

        foreach (var (content, response) in contents.Zip(responses))
        {
            Assert.Equal((HttpStatusCode.OK, "image/png"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.Equal(Pictures.Painted(content, Style), Pictures.Sum(await response.Content.ReadAsByteArrayAsync(Token)));
        }
    }

    [Fact]
    public async Task Stylize_NoPicture_IsABadRequestThatSaysWhy()
    {
        using var service = new WebService();

        var response = await service.Post([1, 2, 3], Style, "size=32", Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("not a picture that can be read", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_InTheMiddle_AnswersAndEnds()
    {
        using var service = new WebService();
        var running = service.Post(Pictures.Png(64, 48, 0.3), Style, "size=64&iterations=100000", Token);
        var waiting = service.Post(Pictures.Png(64, 48, 0.5), Style, "size=64&iterations=100000", Token);
        while (await service.Client.GetStringAsync("/status", Token) != """{"running":1,"waiting":1}""") await Task.Delay(20, Token);

        service.Terminate();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await running).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await waiting).StatusCode);
        Assert.Equal(0, service.Wait());
        Assert.DoesNotContain("fail:", service.Log, StringComparison.Ordinal);
    }
}
