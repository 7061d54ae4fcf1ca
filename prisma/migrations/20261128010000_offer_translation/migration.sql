-- The offer of a campaign in the other language; null where leads of both languages get it as it is.
ALTER TABLE campaign.campaigns ADD COLUMN offer_translation text;
