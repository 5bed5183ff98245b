"""Reports of invented agencies with their truth beside them, from a seed number."""

from eval.sample.corpus import build_sample, sample_truths
from eval.sample.plans import SEED

__all__ = ["SEED", "build_sample", "sample_truths"]
