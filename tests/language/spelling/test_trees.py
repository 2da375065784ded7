"""Trees answer as scikit-learn's do."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from qualitycheck.language.trees import Trees
from qualitycheck.train.boosting import export_trees


def test_log_odds_are_those_of_scikit_learn() -> None:
    maker = np.random.default_rng(3)
    features = maker.normal(size=(500, 6)).astype(np.float32)
    wanted = (features[:, 0] * features[:, 1] + features[:, 2] > 0.2).astype(int)
    learned = HistGradientBoostingClassifier(max_iter=20, max_leaf_nodes=8, random_state=1).fit(
        features, wanted
    )
    ours = Trees(export_trees(learned, "x_"), "x_").evaluate(features)
    assert np.allclose(ours, learned.decision_function(features), atol=1e-4)
