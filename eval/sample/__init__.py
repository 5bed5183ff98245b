"""Reports of invented agencies with their truth beside them, from a seed number."""

from eval.sample.corpus import SEED, build_sample, sample_truths

__all__ = ["SEED", "build_sample", "sample_truths"]
