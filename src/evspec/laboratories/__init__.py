"""Several laboratories that measured the same material: side by side, and from five on by the rules of ISO 5725-2."""
