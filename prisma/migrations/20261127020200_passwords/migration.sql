-- Links by which somebody who forgot their password chooses another; each works once.
CREATE TABLE tenant.password_resets (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid,
  user_id uuid NOT NULL,
  token_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT password_resets_pkey PRIMARY KEY (id),
  CONSTRAINT password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES tenant.users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_password_resets_token_hash ON tenant.password_resets (token_hash);
CREATE INDEX idx_password_resets_user_id ON tenant.password_resets (user_id);

ALTER TABLE tenant.password_resets ENABLE ROW LEVEL SECURITY;
CREATE POLICY identity ON tenant.password_resets TO app_identity USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON tenant.password_resets TO app_identity;
-- Holding a row while it is used up.
GRANT UPDATE (expires_at) ON tenant.password_resets TO app_identity;
GRANT UPDATE (password_hash, email_verified_at, name, locale, updated_at) ON tenant.users TO app_identity;
