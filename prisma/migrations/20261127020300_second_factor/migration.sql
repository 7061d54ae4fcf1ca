-- The second factor: a secret shared with an authenticator (RFC 6238), codes for when it is lost, and sign-ins that wait for one.
CREATE TABLE tenant.second_factors (
  user_id uuid NOT NULL,
  organization_id uuid,
  -- Sealed for this user; the database alone does not give it away.
  sealed_secret text NOT NULL,
  -- Null until a first code proved that the authenticator has it; it is asked for only from then on.
  confirmed_at timestamptz,
  -- The newest time step whose code was used: none of it or before it works again.
  last_step bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  CONSTRAINT second_factors_pkey PRIMARY KEY (user_id),
  CONSTRAINT second_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES tenant.users (id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE tenant.recovery_codes (
  id uuid NOT NULL DEFAULT uuidv7(),
  user_id uuid NOT NULL,
  organization_id uuid,
  code_hash text NOT NULL,
  CONSTRAINT recovery_codes_pkey PRIMARY KEY (id),
  CONSTRAINT recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES tenant.second_factors (user_id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_recovery_codes_user_id_code_hash ON tenant.recovery_codes (user_id, code_hash);

CREATE TABLE tenant.sign_in_challenges (
  id uuid NOT NULL DEFAULT uuidv7(),
  user_id uuid NOT NULL,
  organization_id uuid,
  token_hash text NOT NULL,
  code_guesses integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  CONSTRAINT sign_in_challenges_pkey PRIMARY KEY (id),
  CONSTRAINT sign_in_challenges_user_id_fkey FOREIGN KEY (user_id) REFERENCES tenant.users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_sign_in_challenges_token_hash ON tenant.sign_in_challenges (token_hash);
CREATE INDEX idx_sign_in_challenges_user_id ON tenant.sign_in_challenges (user_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['second_factors', 'recovery_codes', 'sign_in_challenges'] LOOP
    EXECUTE format('ALTER TABLE tenant.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY identity ON tenant.%I TO app_identity USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON tenant.%I TO app_identity', name);
  END LOOP;
END $$;
GRANT UPDATE (sealed_secret, confirmed_at, last_step, created_at) ON tenant.second_factors TO app_identity;
-- The rotation of encryption keys goes through every secret, and reads nothing that is open.
CREATE POLICY plumbing ON tenant.second_factors TO app_system USING (true) WITH CHECK (true);
GRANT SELECT (user_id, sealed_secret), UPDATE (sealed_secret) ON tenant.second_factors TO app_system;
GRANT UPDATE (code_guesses) ON tenant.sign_in_challenges TO app_identity;
