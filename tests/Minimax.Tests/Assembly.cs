// The whole process shares one source of random numbers: tests that seed it must not run beside tests that draw from it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
