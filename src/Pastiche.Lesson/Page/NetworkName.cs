namespace Pastiche.Lesson.Page;

/// <summary>The names of networks as people write them.</summary>
internal static class NetworkName
{
    /// <summary>The name of a network, such as ResNet-18 or VGG-19. Other networks keep the name of the backbone.</summary>
    public static string Of(Backbone backbone) => backbone.Name switch
    {
        "resnet18" => "ResNet-18",
        "vgg16" => "VGG-16",
        "vgg19" => "VGG-19",
        var other => other,
    };
}
