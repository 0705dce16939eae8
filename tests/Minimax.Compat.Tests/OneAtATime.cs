// The tests share one random number generator with all of the process: what one draws, another would miss.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
