"""evidence-checker: are the supporting documents of an SPBE or Pemdi evaluation there, and do they count?"""

__version__ = "0.1.0"
