-- The language of the person who imports, in which reasons, problems and the report are written.
ALTER TABLE lead.lead_imports
  ADD COLUMN language text NOT NULL DEFAULT 'EN',
  ADD CONSTRAINT lead_imports_language_check CHECK (language IN ('FR', 'EN'));
