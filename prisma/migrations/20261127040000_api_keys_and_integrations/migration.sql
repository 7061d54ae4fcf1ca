-- Keys of partners' programs, and what an organization lets the platform use elsewhere.

CREATE TABLE tenant.api_keys (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  name text NOT NULL,
  environment text NOT NULL,
  -- The beginning of the key, by which its row is found, and its end, by which people know it again.
  prefix text NOT NULL,
  last_four text NOT NULL,
  -- HMAC-SHA-256 of the whole key under a secret that the database never sees (X-20).
  key_hash text NOT NULL,
  scopes text[] NOT NULL,
  requests_per_minute integer,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  replaced_by_id uuid,
  revoked_at timestamptz,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES tenant.organizations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT api_keys_environment_check CHECK (environment IN ('LIVE', 'TEST')),
  CONSTRAINT api_keys_scopes_check CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['organization:read', 'leads:read', 'leads:write', 'campaigns:read', 'campaigns:write', 'emails:read']),
  CONSTRAINT api_keys_requests_per_minute_check CHECK (requests_per_minute > 0)
);
CREATE UNIQUE INDEX idx_api_keys_prefix ON tenant.api_keys (prefix);
CREATE INDEX idx_api_keys_organization_id_id ON tenant.api_keys (organization_id, id DESC);

CREATE TABLE tenant.integrations (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  provider text NOT NULL,
  configured_by uuid,
  configured_at timestamptz NOT NULL DEFAULT now(),
  last_tested_at timestamptz,
  last_test_outcome text,
  CONSTRAINT integrations_pkey PRIMARY KEY (id),
  CONSTRAINT integrations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES tenant.organizations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT integrations_provider_check CHECK (provider IN ('TWILIO', 'ROCKETREACH', 'SENDGRID', 'CALENDLY', 'GOOGLE', 'MICROSOFT')),
  CONSTRAINT integrations_last_test_outcome_check CHECK (last_test_outcome IN ('WORKS', 'REFUSED', 'UNREACHABLE'))
);
CREATE UNIQUE INDEX idx_integrations_organization_id_provider ON tenant.integrations (organization_id, provider);

CREATE TABLE tenant.integration_fields (
  organization_id uuid NOT NULL,
  provider text NOT NULL,
  field text NOT NULL,
  -- The value of what is no secret, the mask of what is.
  shown text NOT NULL,
  -- The secret, closed by the envelope for this organization, provider and field.
  sealed text,
  CONSTRAINT integration_fields_pkey PRIMARY KEY (organization_id, provider, field),
  CONSTRAINT integration_fields_organization_id_provider_fkey FOREIGN KEY (organization_id, provider)
    REFERENCES tenant.integrations (organization_id, provider) ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE tenant.api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant.integrations ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant.integration_fields ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON tenant.api_keys TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY organization_wall ON tenant.integrations TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY organization_wall ON tenant.integration_fields TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY identity ON tenant.api_keys TO app_identity USING (true) WITH CHECK (true);
CREATE POLICY plumbing ON tenant.integration_fields TO app_system USING (true) WITH CHECK (true);

-- An organization adds keys behind its own wall; who could do only that cannot make one that works, for the hash needs
-- a secret of the process, and nobody reads a hash back but the gateway, which looks for whoever presents a key.
GRANT SELECT (id, organization_id, name, environment, prefix, last_four, scopes, requests_per_minute, created_by, created_at, expires_at, last_used_at, replaced_by_id, revoked_at),
  INSERT, UPDATE (name, requests_per_minute, expires_at, replaced_by_id, revoked_at) ON tenant.api_keys TO app_user;
GRANT SELECT, UPDATE (last_used_at) ON tenant.api_keys TO app_identity;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenant.integrations, tenant.integration_fields TO app_user;
-- The rotation of encryption keys goes through every organization, and reads nothing that is open.
GRANT SELECT (organization_id, provider, field, sealed), UPDATE (sealed) ON tenant.integration_fields TO app_system;
