// Every test here has whole processes to itself: one at a time keeps their clocks honest on a small machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
