-- What agents and the platform say of a lead, in each language its readers may use; null where the text has but its own.
ALTER TABLE lead.interactions ADD COLUMN translations jsonb;
