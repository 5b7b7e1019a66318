-- What waits to be done looks for periods that end soon and for plans to be reviewed, a few among many.

CREATE INDEX coaching_period_by_end ON coaching_period (end_date) WHERE end_date IS NOT NULL;
CREATE INDEX plan_by_next_review ON plan (next_review_on) WHERE archived_on IS NULL;
