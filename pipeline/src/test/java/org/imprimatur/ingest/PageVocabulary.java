package org.imprimatur.ingest;

/** The words of which {@link RandomPage} makes its pages. */
final class PageVocabulary {
  static final String[] SUBJECTS = {
    "pinched nerve",
    "acute gout",
    "low back pain",
    "iron deficiency",
    "migraine",
    "croup",
    "cellulitis"
  };
  static final String[] DRUGS = {
    "naproxen",
    "colchicine",
    "ibuprofen",
    "prednisolone",
    "duloxetine",
    "amoxicillin",
    "ferrous sulfate"
  };
  static final String[] UNITS = {"mg", "g", "mcg", "mL", "units", "mg/kg", "tablets", "µg"};
  static final String[] VERBS = {
    "Start with", "Give", "Consider", "Avoid", "Continue", "Offer", "Stop", "Reduce"
  };
  static final String[] ENDS = {
    "twice daily",
    "for 7 days",
    "with food",
    "in adults",
    "until the pain settles",
    "at night",
    "unless renal function is poor",
    "in children over 12 years",
    "(moderate-quality evidence)"
  };
  static final String[] HEADINGS = {
    "Initial Management",
    "Medications",
    "Imaging",
    "Surgical Options",
    "When to Refer",
    "Dosing",
    "Important Considerations",
    "Special populations",
    "Follow-up",
    "First-line therapy",
    "Overview",
    "Red flags",
    "Pitfalls"
  };
  static final String[] FURNITURE = {
    "Home",
    "About us",
    "Log in",
    "Sign up",
    "Tell us who you are",
    "I am a patient",
    "Share this page",
    "Facebook",
    "Print",
    "A- A A+",
    "Text size",
    "5 min read",
    "By Sample Writer, MD",
    "Menu",
    "Home > Conditions > Joints",
    "Conditions | Medicines | Wellbeing",
    "Accept all",
    "Manage choices",
    "We value your privacy. We and our partners store information on your device.",
    "This site stores small files so that it works better for you.",
    "Join our monthly newsletter",
    "Get updates from our editors in your inbox.",
    "Was this helpful?",
    "Rate this page",
    "Search",
    "Skip to content",
    "Find a doctor",
    "Download PDF",
    "Listen",
    "Advertisement",
    "Related reading",
    "Which best describes you? We use your answer to choose words.",
    "Personalise",
    "Copyright 2025",
    "Medically reviewed by the Sample Board",
    "Article Review Status",
    "Submitted",
    "Under Review",
    "Approved",
    "Educational purpose only",
    "View editorial policy",
    "Subscribe",
    "Cite this page"
  };
  static final String[] BULLETS = {
    "• ", "- ", "* ", "+ ", "– ", "— ", "◦ ", "▪ ", "→ ", "► ", "✓ ", "✗ ", "\uF0B7 ", "o ", "§ ",
    "· ", "-", "*", "–", "•", "1. ", "1) ", "(1) ", "1.", "a) ", "a. ", "(a) ", "i. ", "A) ", "A. ",
    "2.1 ", "I. ", "① ", "-- ", "* [ ] ", "− "
  };
  static final String[] CITES = {
    "", "", "", " 1", " 2, 1", " [1]", " [1-3]", ". 2", "¹", "^2^", " (1)", " 7", "1", " [12]",
    ".1,2"
  };
  static final String[] DATES = {
    "Last updated: September 9, 2025",
    "Updated 2025-02-14",
    "Published: 3 May 2024 | Last updated: 4 June 2025",
    "Last reviewed: 3 March 2024",
    "September 2025",
    "Last updated: 1/2/2024",
    "Modified on 9 Sept. 2025View policy"
  };
  static final String[] KINDS = {
    "Guideline",
    "Practice Guideline",
    "Systematic Review and Meta-Analysis",
    "Research",
    "Trial",
    "Clinical Trial"
  };

  private PageVocabulary() {}
}
