// The whole process shares one source of random numbers: tests that seed it must not run beside tests that draw from it, and all begin from the same seed.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: Minimax.Tests.Seeded]
