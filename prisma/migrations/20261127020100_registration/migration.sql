-- Registration: who asked for an account waits here until the address is proven, and what people consented to is kept.

CREATE TABLE tenant.registrations (
  id uuid NOT NULL,
  -- Normalised: the address that is proven is the address that is claimed.
  email text NOT NULL,
  name text NOT NULL,
  locale text NOT NULL,
  password_hash text NOT NULL,
  organization_type text NOT NULL,
  organization_name text NOT NULL,
  siret text,
  vat_number text,
  consent_version text NOT NULL,
  marketing boolean NOT NULL,
  client_address text,
  user_agent text,
  -- Null when the address has an account already: nothing proves it then.
  token_hash text,
  code_hash text,
  code_guesses integer NOT NULL DEFAULT 0,
  mails_sent integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT registrations_pkey PRIMARY KEY (id),
  CONSTRAINT registrations_locale_check CHECK (locale IN ('FR', 'EN')),
  CONSTRAINT registrations_organization_type_check CHECK (organization_type IN ('B2B', 'B2C'))
);
CREATE UNIQUE INDEX idx_registrations_token_hash ON tenant.registrations (token_hash);
CREATE INDEX idx_registrations_email_created_at ON tenant.registrations (email, created_at DESC);
CREATE INDEX idx_registrations_expires_at ON tenant.registrations (expires_at);

ALTER TABLE tenant.registrations ENABLE ROW LEVEL SECURITY;
CREATE POLICY identity ON tenant.registrations TO app_identity USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON tenant.registrations TO app_identity;
GRANT UPDATE (token_hash, code_hash, code_guesses, mails_sent, expires_at) ON tenant.registrations TO app_identity;

-- What a proven address makes.
CREATE POLICY identity_registers ON tenant.organizations FOR INSERT TO app_identity WITH CHECK (true);
GRANT INSERT (name, slug, locale, type, siret, vat_number, plan, trial_ends_at, created_at, updated_at) ON tenant.organizations TO app_identity;
GRANT INSERT (organization_id, email, email_normalised, name, role, locale, password_hash, status, email_verified_at, created_at, updated_at) ON tenant.users TO app_identity;

-- consents -----------------------------------------------------------------------------------------------------------

-- Proof of what somebody agreed to, which outlives the account (Z-29): nothing refers to the user.
CREATE TABLE tenant.consents (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  given boolean NOT NULL,
  version text NOT NULL,
  client_address text,
  user_agent text,
  at timestamptz NOT NULL,
  CONSTRAINT consents_pkey PRIMARY KEY (id),
  CONSTRAINT consents_kind_check CHECK (kind IN ('TERMS', 'PRIVACY', 'MARKETING', 'COOKIES'))
);
CREATE INDEX idx_consents_user_id_id ON tenant.consents (user_id, id DESC);
CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE ON tenant.consents FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

ALTER TABLE tenant.consents ENABLE ROW LEVEL SECURITY;
CREATE POLICY identity ON tenant.consents TO app_identity USING (true) WITH CHECK (true);
CREATE POLICY platform_view ON tenant.consents FOR SELECT TO app_admin USING (true);
GRANT SELECT, INSERT ON tenant.consents TO app_identity;
GRANT SELECT ON tenant.consents TO app_admin;
