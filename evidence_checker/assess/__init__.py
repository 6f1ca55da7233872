"""AssessmentRequest → Assessment: discover, examine, judge. The only wiring; check, watch, serve and cluster use it."""
