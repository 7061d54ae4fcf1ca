-- Contact: who must not be written to, how people say so, and what an organization wrote to prospects.

-- The suppression list (R-08, R-15, R-16): an objection stands for good, and no address can be read from it. Nothing here refers
-- to a lead, so that an objection outlives the lead and holds for whoever is imported under the address later.
CREATE TABLE platform.suppressions (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  channel text NOT NULL,
  -- A keyed hash of organization, channel and normalised address.
  address_hash text NOT NULL,
  -- Null: the whole organization.
  campaign_id uuid,
  origin text NOT NULL,
  -- Null: the person did, by a link.
  recorded_by uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT suppressions_pkey PRIMARY KEY (id),
  CONSTRAINT suppressions_channel_check CHECK (channel IN ('EMAIL')),
  CONSTRAINT suppressions_origin_check CHECK (origin IN ('UNSUBSCRIBE_LINK', 'ASKED', 'COMPLAINT', 'HARD_BOUNCE')),
  CONSTRAINT suppressions_address_hash_check CHECK (address_hash ~ '^[A-Za-z0-9_-]{43}$'),
  CONSTRAINT suppressions_once UNIQUE NULLS NOT DISTINCT (organization_id, channel, address_hash, campaign_id)
);
CREATE TRIGGER suppressions_append_only BEFORE UPDATE OR DELETE ON platform.suppressions FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

-- What the token of an unsubscribe link stands for (R-12); the token itself is nowhere.
CREATE TABLE platform.unsubscribe_links (
  token_hash text NOT NULL,
  organization_id uuid NOT NULL,
  channel text NOT NULL,
  address_hash text NOT NULL,
  campaign_id uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT unsubscribe_links_pkey PRIMARY KEY (token_hash),
  CONSTRAINT unsubscribe_links_channel_check CHECK (channel IN ('EMAIL'))
);
CREATE INDEX idx_unsubscribe_links_organization_id ON platform.unsubscribe_links (organization_id);

-- Who a waiting mail goes to, for the last look before it is handed over (R-13); null for mail that nobody can object to.
ALTER TABLE platform.mail_outbox ADD COLUMN prospect_hash text, ADD COLUMN prospect_campaign_id uuid;

-- What an organization wrote to prospects (V-83). Who of them got it stands in their history.
CREATE TABLE lead.prospect_messages (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  -- Why it concerns the work of those who get it (R-01).
  relevance text NOT NULL,
  sent_count integer NOT NULL,
  -- Who was left out and why, by their place in the request: no address is kept.
  refused jsonb NOT NULL,
  refused_count integer NOT NULL,
  idempotency_key text NOT NULL,
  -- What was asked for, so that a key that comes again for something else is noticed.
  request_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT prospect_messages_pkey PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX idx_prospect_messages_organization_id_idempotency_key ON lead.prospect_messages (organization_id, idempotency_key);
CREATE INDEX idx_prospect_messages_organization_id_created_at ON lead.prospect_messages (organization_id, created_at DESC);

ALTER TABLE lead.interactions DROP CONSTRAINT interactions_kind_check,
  ADD CONSTRAINT interactions_kind_check CHECK (kind IN ('FOUND', 'IMPORTED', 'NOTE', 'ASSESSED', 'STATUS_CHANGED', 'MESSAGE_SENT', 'OBJECTED'));

-- Walls --------------------------------------------------------------------------------------------------------------

ALTER TABLE platform.suppressions ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.unsubscribe_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead.prospect_messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON platform.suppressions TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY organization_wall ON platform.unsubscribe_links TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY organization_wall ON lead.prospect_messages TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
-- Whoever sends mail looks once more.
CREATE POLICY plumbing ON platform.suppressions FOR SELECT TO app_system USING (true);

-- Never UPDATE, never DELETE: nothing overrides an objection (R-08).
GRANT SELECT, INSERT ON platform.suppressions TO app_user;
GRANT SELECT ON platform.suppressions TO app_system;
GRANT INSERT ON platform.unsubscribe_links TO app_user;
GRANT INSERT (prospect_hash, prospect_campaign_id) ON platform.mail_outbox TO app_user;
GRANT SELECT, INSERT ON lead.prospect_messages TO app_user;

-- Since when a person objects to mail of a campaign, or of the whole organization for a campaign of null; null when not.
CREATE FUNCTION platform.objected_since(organization uuid, wanted_channel text, wanted_hash text, campaign uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = platform, pg_temp AS $$
  SELECT min(s.created_at) FROM platform.suppressions s
  WHERE s.organization_id = organization AND s.channel = wanted_channel AND s.address_hash = wanted_hash AND (s.campaign_id IS NULL OR s.campaign_id = campaign)
$$;

-- What whoever holds a link may learn before it is known whose it is: what it stands for, and who writes to them.
CREATE FUNCTION platform.unsubscribe_link(hash text) RETURNS TABLE (organization_id uuid, organization_name text, channel text, address_hash text, campaign_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = platform, pg_temp AS $$
  SELECT l.organization_id, o.name, l.channel, l.address_hash, l.campaign_id
  FROM platform.unsubscribe_links l JOIN tenant.organizations o ON o.id = l.organization_id WHERE l.token_hash = hash
$$;

-- What other houses may learn of who writes in an organization's name: what the law wants said in every message (R-04, R-07).
CREATE FUNCTION tenant.sender_identity(organization uuid, sender uuid) RETURNS TABLE (organization_name text, postal_address text, siret text, sender_name text, sender_email text)
LANGUAGE sql STABLE SET search_path = tenant, pg_temp AS $$
  SELECT o.name, o.postal_address, o.siret, u.name, u.email FROM tenant.organizations o JOIN tenant.users u ON u.organization_id = o.id
  WHERE o.id = organization AND u.id = sender AND u.status = 'ACTIVE'
$$;

REVOKE EXECUTE ON FUNCTION platform.objected_since(uuid, text, text, uuid), platform.unsubscribe_link(text), tenant.sender_identity(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.objected_since(uuid, text, text, uuid) TO app_user, app_system;
GRANT EXECUTE ON FUNCTION platform.unsubscribe_link(text) TO app_identity;
GRANT EXECUTE ON FUNCTION tenant.sender_identity(uuid, uuid) TO app_user;
