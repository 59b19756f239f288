"""How sure a reading is: the share of such readings that were right on papers held apart, or nothing where that was not measured.

What speaks for a reading (its label, its print, its sums, its rivals) is counted, and trees that were grown on papers with known truth
turn the counts into a share (`bench.training`). Nothing here changes what was read.
"""
