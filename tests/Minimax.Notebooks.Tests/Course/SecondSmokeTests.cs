using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Course;

public sealed class SecondSmokeTests(JupyterHome home) : SmokeTests(home), IClassFixture<JupyterHome>
{
    public static TheoryData<string> Notebooks => EveryOther(1);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public Task A_notebook_of_the_course_runs_without_a_front_end(string name) => RunAsync(name);
}
