-- The four houses' first tables and the platform's own. Status columns are text with CHECK: under row level security
-- only leakproof operators may use an index, and enum equality is not one of them.

CREATE SCHEMA tenant;
CREATE SCHEMA campaign;
CREATE SCHEMA lead;
CREATE SCHEMA files;
CREATE SCHEMA platform;

CREATE FUNCTION platform.current_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.organization_id', true), '')::uuid $$;

CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'rows of %.% are append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;

-- tenant -------------------------------------------------------------------------------------------------------------

CREATE TABLE tenant.organizations (
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  slug text NOT NULL,
  locale text NOT NULL DEFAULT 'FR',
  postal_address text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT organizations_pkey PRIMARY KEY (id),
  CONSTRAINT organizations_locale_check CHECK (locale IN ('FR', 'EN'))
);
CREATE UNIQUE INDEX idx_organizations_slug ON tenant.organizations (slug);

CREATE TABLE tenant.users (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid,
  email text NOT NULL,
  email_normalised text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  locale text NOT NULL DEFAULT 'FR',
  password_hash text NOT NULL,
  status text NOT NULL DEFAULT 'ACTIVE',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_role_check CHECK (role IN ('OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER', 'PLATFORM_ADMIN')),
  CONSTRAINT users_platform_admin_check CHECK ((role = 'PLATFORM_ADMIN') = (organization_id IS NULL)),
  CONSTRAINT users_locale_check CHECK (locale IN ('FR', 'EN')),
  CONSTRAINT users_status_check CHECK (status IN ('ACTIVE', 'DISABLED')),
  CONSTRAINT users_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES tenant.organizations (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_users_email_normalised ON tenant.users (email_normalised);
CREATE INDEX idx_users_organization_id_id ON tenant.users (organization_id, id);
CREATE INDEX idx_users_org_null ON tenant.users (organization_id) WHERE organization_id IS NULL;

CREATE TABLE tenant.refresh_tokens (
  id uuid NOT NULL DEFAULT uuidv7(),
  family_id uuid NOT NULL,
  user_id uuid NOT NULL,
  organization_id uuid,
  token_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT refresh_tokens_pkey PRIMARY KEY (id),
  CONSTRAINT refresh_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES tenant.users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_refresh_tokens_token_hash ON tenant.refresh_tokens (token_hash);
CREATE INDEX idx_refresh_tokens_family_id ON tenant.refresh_tokens (family_id);
CREATE INDEX idx_refresh_tokens_user_id ON tenant.refresh_tokens (user_id);

CREATE TABLE tenant.sign_in_attempts (
  key_hash text NOT NULL,
  window_start timestamptz NOT NULL,
  attempts integer NOT NULL,
  CONSTRAINT sign_in_attempts_pkey PRIMARY KEY (key_hash)
);

-- campaign -----------------------------------------------------------------------------------------------------------

CREATE TABLE campaign.campaigns (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'DRAFT',
  source text NOT NULL,
  criteria_text text NOT NULL,
  criteria jsonb NOT NULL,
  offer text NOT NULL,
  leads_max integer NOT NULL,
  language text,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  launched_at timestamptz,
  CONSTRAINT campaigns_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT campaigns_status_check CHECK (status IN ('DRAFT', 'PENDING', 'ACTIVE', 'PAUSED', 'COMPLETED', 'CANCELLED')),
  CONSTRAINT campaigns_source_check CHECK (source IN ('DIRECTORY', 'IMPORTED_LIST')),
  CONSTRAINT campaigns_language_check CHECK (language IN ('FR', 'EN')),
  CONSTRAINT campaigns_leads_max_check CHECK (leads_max BETWEEN 1 AND 100000)
);
CREATE INDEX idx_campaigns_organization_id_created_at_id ON campaign.campaigns (organization_id, created_at DESC, id DESC);
CREATE INDEX idx_campaigns_organization_id_status ON campaign.campaigns (organization_id, status);

CREATE TABLE campaign.agent_runs (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'QUEUED',
  agent text,
  position text,
  step integer NOT NULL DEFAULT 0,
  event_sequence integer NOT NULL DEFAULT 0,
  total_count integer NOT NULL DEFAULT 0,
  found_count integer NOT NULL DEFAULT 0,
  assessed_count integer NOT NULL DEFAULT 0,
  qualified_count integer NOT NULL DEFAULT 0,
  nurture_count integer NOT NULL DEFAULT 0,
  rejected_count integer NOT NULL DEFAULT 0,
  drafted_count integer NOT NULL DEFAULT 0,
  cost_micro_usd bigint NOT NULL DEFAULT 0,
  claimed_by text,
  lease_until timestamptz,
  failed_attempts integer NOT NULL DEFAULT 0,
  failure text,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  CONSTRAINT agent_runs_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT agent_runs_status_check CHECK (status IN ('QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED')),
  CONSTRAINT agent_runs_agent_check CHECK (agent IN ('PROSPECTOR', 'BANT_QUALIFIER', 'SCHEDULER')),
  CONSTRAINT agent_runs_organization_id_campaign_id_fkey FOREIGN KEY (organization_id, campaign_id) REFERENCES campaign.campaigns (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX idx_agent_runs_organization_id_campaign_id_id ON campaign.agent_runs (organization_id, campaign_id, id DESC);
CREATE UNIQUE INDEX idx_agent_runs_unfinished ON campaign.agent_runs (organization_id, campaign_id) WHERE finished_at IS NULL;
CREATE INDEX idx_agent_runs_lease_until ON campaign.agent_runs (lease_until) WHERE finished_at IS NULL;

CREATE TABLE campaign.agent_jobs (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  run_id uuid NOT NULL,
  step integer NOT NULL,
  agent text NOT NULL,
  lead_count integer NOT NULL,
  cost_micro_usd bigint NOT NULL,
  worker text NOT NULL,
  finished_at timestamptz NOT NULL,
  CONSTRAINT agent_jobs_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT agent_jobs_agent_check CHECK (agent IN ('PROSPECTOR', 'BANT_QUALIFIER', 'SCHEDULER')),
  CONSTRAINT agent_jobs_organization_id_run_id_fkey FOREIGN KEY (organization_id, run_id) REFERENCES campaign.agent_runs (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_agent_jobs_organization_id_run_id_step ON campaign.agent_jobs (organization_id, run_id, step);

CREATE TABLE campaign.emails (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  run_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'PENDING',
  subject text NOT NULL,
  body text NOT NULL,
  language text NOT NULL,
  word_count integer NOT NULL,
  facts jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  decided_by uuid,
  rejection_reason text,
  CONSTRAINT emails_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT emails_status_check CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED')),
  CONSTRAINT emails_language_check CHECK (language IN ('FR', 'EN')),
  CONSTRAINT emails_organization_id_campaign_id_fkey FOREIGN KEY (organization_id, campaign_id) REFERENCES campaign.campaigns (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT emails_organization_id_run_id_fkey FOREIGN KEY (organization_id, run_id) REFERENCES campaign.agent_runs (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_emails_organization_id_run_id_lead_id ON campaign.emails (organization_id, run_id, lead_id);
CREATE INDEX idx_emails_organization_id_campaign_id_id ON campaign.emails (organization_id, campaign_id, id DESC);
CREATE INDEX idx_emails_organization_id_lead_id ON campaign.emails (organization_id, lead_id);

-- lead ---------------------------------------------------------------------------------------------------------------

CREATE TABLE lead.companies (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  identity_key text NOT NULL,
  name text NOT NULL,
  domain text,
  industry text,
  sub_industry text,
  employees text,
  city text,
  region text,
  country text,
  listing text,
  founded_year integer,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT companies_pkey PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX idx_companies_organization_id_identity_key ON lead.companies (organization_id, identity_key);

CREATE TABLE lead.leads (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  campaign_id uuid,
  company_id uuid,
  status text NOT NULL DEFAULT 'NEW',
  full_name text NOT NULL,
  first_name text,
  last_name text,
  email text,
  email_normalised text,
  person_key text,
  phone text,
  linkedin_url text,
  job_title text,
  language text NOT NULL DEFAULT 'FR',
  source text NOT NULL,
  fictitious boolean NOT NULL DEFAULT false,
  external_id text,
  score integer,
  verdict text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT leads_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT leads_status_check CHECK (status IN ('NEW', 'ENRICHED', 'QUALIFIED', 'CONTACTED', 'RESPONDED', 'MEETING', 'CONVERTED', 'REJECTED', 'BOUNCED')),
  CONSTRAINT leads_language_check CHECK (language IN ('FR', 'EN')),
  CONSTRAINT leads_score_check CHECK (score BETWEEN 0 AND 100),
  CONSTRAINT leads_verdict_check CHECK (verdict IN ('QUALIFIED', 'NURTURE', 'REJECTED')),
  CONSTRAINT leads_organization_id_company_id_fkey FOREIGN KEY (organization_id, company_id) REFERENCES lead.companies (organization_id, id) ON DELETE NO ACTION ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_leads_organization_id_email_normalised ON lead.leads (organization_id, email_normalised);
CREATE UNIQUE INDEX idx_leads_organization_id_person_key ON lead.leads (organization_id, person_key);
CREATE INDEX idx_leads_campaign_id ON lead.leads (organization_id, campaign_id, id);
CREATE INDEX idx_leads_organization_id_score_id ON lead.leads (organization_id, score, id);
CREATE INDEX idx_leads_organization_id_company_id ON lead.leads (organization_id, company_id);

CREATE TABLE lead.bant_assessments (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  run_id uuid NOT NULL,
  budget integer NOT NULL,
  authority integer NOT NULL,
  need integer NOT NULL,
  timeline integer NOT NULL,
  total integer NOT NULL,
  verdict text NOT NULL,
  confidence double precision NOT NULL,
  engine text NOT NULL,
  model text NOT NULL,
  task_version text NOT NULL,
  criteria jsonb NOT NULL,
  sources jsonb NOT NULL,
  assessed_at timestamptz NOT NULL,
  CONSTRAINT bant_assessments_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT bant_assessments_points_check CHECK (budget BETWEEN 0 AND 25 AND authority BETWEEN 0 AND 25 AND need BETWEEN 0 AND 25 AND timeline BETWEEN 0 AND 25),
  CONSTRAINT bant_assessments_total_check CHECK (total = budget + authority + need + timeline),
  CONSTRAINT bant_assessments_verdict_check CHECK (verdict = CASE WHEN total >= 60 THEN 'QUALIFIED' WHEN total >= 40 THEN 'NURTURE' ELSE 'REJECTED' END),
  CONSTRAINT bant_assessments_organization_id_lead_id_fkey FOREIGN KEY (organization_id, lead_id) REFERENCES lead.leads (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_bant_assessments_organization_id_run_id_lead_id ON lead.bant_assessments (organization_id, run_id, lead_id);
CREATE INDEX idx_bant_assessments_organization_id_lead_id_id ON lead.bant_assessments (organization_id, lead_id, id DESC);

CREATE TABLE lead.interactions (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  author_id uuid,
  run_id uuid,
  key text NOT NULL,
  CONSTRAINT interactions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT interactions_kind_check CHECK (kind IN ('FOUND', 'IMPORTED', 'NOTE', 'ASSESSED', 'STATUS_CHANGED')),
  CONSTRAINT interactions_organization_id_lead_id_fkey FOREIGN KEY (organization_id, lead_id) REFERENCES lead.leads (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_interactions_organization_id_lead_id_key ON lead.interactions (organization_id, lead_id, key);
CREATE INDEX idx_interactions_organization_id_lead_id_at_id ON lead.interactions (organization_id, lead_id, at DESC, id DESC);
CREATE TRIGGER interactions_append_only BEFORE UPDATE OR DELETE ON lead.interactions FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

CREATE TABLE lead.lead_imports (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  campaign_id uuid,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  status text NOT NULL DEFAULT 'AWAITING_FILE',
  has_header boolean,
  mapping jsonb,
  row_count integer,
  processed_count integer NOT NULL DEFAULT 0,
  created_count integer NOT NULL DEFAULT 0,
  updated_count integer NOT NULL DEFAULT 0,
  unchanged_count integer NOT NULL DEFAULT 0,
  duplicate_count integer NOT NULL DEFAULT 0,
  refused_count integer NOT NULL DEFAULT 0,
  report_file_id uuid,
  failure text,
  claimed_by text,
  lease_until timestamptz,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  CONSTRAINT lead_imports_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT lead_imports_status_check CHECK (status IN ('AWAITING_FILE', 'QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'))
);
CREATE INDEX idx_lead_imports_organization_id_id ON lead.lead_imports (organization_id, id DESC);
CREATE INDEX idx_lead_imports_lease_until ON lead.lead_imports (lease_until) WHERE finished_at IS NULL;

CREATE TABLE lead.refused_rows (
  organization_id uuid NOT NULL,
  import_id uuid NOT NULL,
  row_number integer NOT NULL,
  line_number integer NOT NULL,
  reasons text NOT NULL,
  cells jsonb NOT NULL,
  CONSTRAINT refused_rows_pkey PRIMARY KEY (organization_id, import_id, row_number),
  CONSTRAINT refused_rows_organization_id_import_id_fkey FOREIGN KEY (organization_id, import_id) REFERENCES lead.lead_imports (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- files --------------------------------------------------------------------------------------------------------------

CREATE TABLE files.files (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  permission text NOT NULL,
  created_by uuid,
  status text NOT NULL DEFAULT 'AWAITING',
  byte_count bigint,
  sha256 text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT files_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT files_status_check CHECK (status IN ('AWAITING', 'COMPLETE'))
);

CREATE TABLE files.chunks (
  organization_id uuid NOT NULL,
  file_id uuid NOT NULL,
  position integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT chunks_pkey PRIMARY KEY (organization_id, file_id, position),
  CONSTRAINT chunks_organization_id_file_id_fkey FOREIGN KEY (organization_id, file_id) REFERENCES files.files (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- platform: what is due and what happened -------------------------------------------------------------------------------

CREATE TABLE platform.job_outbox (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  job text NOT NULL,
  payload jsonb NOT NULL,
  attempts_max integer NOT NULL,
  backoff_ms integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT job_outbox_pkey PRIMARY KEY (id)
);

CREATE TABLE platform.event_outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  organization_id uuid NOT NULL,
  topic text NOT NULL,
  payload jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT event_outbox_pkey PRIMARY KEY (id)
);

CREATE SEQUENCE platform.event_sequence;

CREATE TABLE platform.event_log (
  sequence bigint NOT NULL,
  organization_id uuid NOT NULL,
  topic text NOT NULL,
  payload jsonb NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT event_log_pkey PRIMARY KEY (sequence)
);
CREATE INDEX idx_event_log_organization_id_topic_sequence ON platform.event_log (organization_id, topic, sequence);

-- One leader moves committed rows to the log, so that the sequence follows commit order and a reader above a cursor misses nothing.
CREATE FUNCTION platform.drain_events(batch integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE moved bigint; newest bigint;
BEGIN
  WITH taken AS (DELETE FROM platform.event_outbox WHERE id IN (SELECT id FROM platform.event_outbox ORDER BY id LIMIT batch) RETURNING *),
       ordered AS (SELECT * FROM taken ORDER BY id),
       logged AS (INSERT INTO platform.event_log (sequence, organization_id, topic, payload, at)
                  SELECT nextval('platform.event_sequence'), organization_id, topic, payload, at FROM ordered RETURNING sequence)
  SELECT count(*), max(sequence) INTO moved, newest FROM logged;
  IF moved > 0 THEN PERFORM pg_notify('vectra_events', newest::text); END IF;
  RETURN moved;
END $$;

-- What the sweep may see across organizations: only which rows wait for a worker.
CREATE FUNCTION campaign.runs_waiting(at timestamptz) RETURNS TABLE (organization_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = campaign, pg_temp AS $$
  SELECT r.organization_id, r.id FROM campaign.agent_runs r
  WHERE r.finished_at IS NULL AND (r.status = 'QUEUED' OR (r.status = 'RUNNING' AND r.lease_until < at)) ORDER BY r.id LIMIT 1000
$$;
CREATE FUNCTION lead.imports_waiting(at timestamptz) RETURNS TABLE (organization_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = lead, pg_temp AS $$
  SELECT i.organization_id, i.id FROM lead.lead_imports i
  WHERE i.finished_at IS NULL AND (i.status = 'QUEUED' OR (i.status = 'RUNNING' AND i.lease_until < at)) ORDER BY i.id LIMIT 1000
$$;

-- Signing in happens before the organization is known: these functions are the only way to the accounts then.
CREATE FUNCTION tenant.sign_in_account(wanted text)
  RETURNS TABLE (user_id uuid, organization_id uuid, role text, password_hash text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
  SELECT u.id, u.organization_id, u.role, u.password_hash FROM tenant.users u WHERE u.email_normalised = wanted AND u.status = 'ACTIVE'
$$;

CREATE FUNCTION tenant.open_session(family uuid, account uuid, hash text, opened timestamptz, expires timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
  INSERT INTO tenant.refresh_tokens (family_id, user_id, organization_id, token_hash, created_at, expires_at)
  SELECT family, u.id, u.organization_id, hash, opened, expires FROM tenant.users u WHERE u.id = account
$$;

-- A token that was used before ends its whole family: either the owner or a thief holds a stale copy (X-01).
CREATE FUNCTION tenant.rotate_session(hash text, next_hash text, at timestamptz, expires timestamptz)
  RETURNS TABLE (user_id uuid, organization_id uuid, role text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
#variable_conflict use_column
DECLARE token tenant.refresh_tokens;
BEGIN
  SELECT * INTO token FROM tenant.refresh_tokens WHERE token_hash = hash FOR UPDATE;
  IF NOT FOUND OR token.revoked_at IS NOT NULL OR token.expires_at <= at THEN RETURN; END IF;
  IF token.used_at IS NOT NULL THEN
    UPDATE tenant.refresh_tokens SET revoked_at = at WHERE family_id = token.family_id AND revoked_at IS NULL;
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM tenant.users u WHERE u.id = token.user_id AND u.status = 'ACTIVE') THEN RETURN; END IF;
  UPDATE tenant.refresh_tokens SET used_at = at WHERE id = token.id;
  INSERT INTO tenant.refresh_tokens (family_id, user_id, organization_id, token_hash, created_at, expires_at)
    SELECT token.family_id, u.id, u.organization_id, next_hash, at, expires FROM tenant.users u WHERE u.id = token.user_id;
  RETURN QUERY SELECT u.id, u.organization_id, u.role FROM tenant.users u WHERE u.id = token.user_id;
END $$;

CREATE FUNCTION tenant.close_session(hash text, at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
  UPDATE tenant.refresh_tokens SET revoked_at = at WHERE revoked_at IS NULL AND family_id = (SELECT t.family_id FROM tenant.refresh_tokens t WHERE t.token_hash = hash)
$$;

-- Counts an attempt within a window of one minute and answers how many there were, this one included (A-108).
CREATE FUNCTION tenant.count_sign_in_attempt(key text, at timestamptz) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
  INSERT INTO tenant.sign_in_attempts AS a (key_hash, window_start, attempts) VALUES (key, at, 1)
  ON CONFLICT (key_hash) DO UPDATE SET
    attempts = CASE WHEN a.window_start > at - interval '1 minute' THEN a.attempts + 1 ELSE 1 END,
    window_start = CASE WHEN a.window_start > at - interval '1 minute' THEN a.window_start ELSE at END
  RETURNING attempts
$$;

-- Walls -----------------------------------------------------------------------------------------------------------------

DO $$
DECLARE wall record;
BEGIN
  FOR wall IN SELECT * FROM (VALUES
    ('tenant', 'users'), ('campaign', 'campaigns'), ('campaign', 'agent_runs'), ('campaign', 'agent_jobs'), ('campaign', 'emails'),
    ('lead', 'companies'), ('lead', 'leads'), ('lead', 'bant_assessments'), ('lead', 'interactions'), ('lead', 'lead_imports'), ('lead', 'refused_rows'),
    ('files', 'files'), ('files', 'chunks'), ('platform', 'job_outbox'), ('platform', 'event_outbox'), ('platform', 'event_log')) AS t (house, name)
  LOOP
    EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', wall.house, wall.name);
    EXECUTE format('CREATE POLICY organization_wall ON %I.%I TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()))', wall.house, wall.name);
    EXECUTE format('CREATE POLICY platform_view ON %I.%I FOR SELECT TO app_admin USING (true)', wall.house, wall.name);
    EXECUTE format('GRANT SELECT ON %I.%I TO app_admin', wall.house, wall.name);
  END LOOP;
END $$;

ALTER TABLE tenant.organizations ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON tenant.organizations TO app_user USING (id = (SELECT platform.current_org())) WITH CHECK (id = (SELECT platform.current_org()));
CREATE POLICY platform_view ON tenant.organizations FOR SELECT TO app_admin USING (true);
GRANT SELECT ON tenant.organizations TO app_admin;
ALTER TABLE tenant.refresh_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant.sign_in_attempts ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA tenant, campaign, lead, files, platform TO app_user, app_admin, app_system;
GRANT SELECT ON tenant.organizations TO app_user;
-- Password hashes are read by sign_in_account alone.
REVOKE SELECT ON tenant.users FROM app_admin;
GRANT SELECT (id, organization_id, email, email_normalised, name, role, locale, status, created_at, updated_at) ON tenant.users TO app_user, app_admin;
GRANT SELECT, INSERT, UPDATE ON campaign.campaigns, campaign.agent_runs, campaign.emails TO app_user;
GRANT SELECT, INSERT ON campaign.agent_jobs TO app_user;
GRANT SELECT, INSERT, UPDATE ON lead.companies, lead.leads, lead.lead_imports TO app_user;
GRANT SELECT, INSERT ON lead.bant_assessments, lead.interactions, lead.refused_rows TO app_user;
GRANT SELECT, INSERT, UPDATE, DELETE ON files.files, files.chunks TO app_user;
GRANT INSERT ON platform.job_outbox, platform.event_outbox TO app_user;
GRANT SELECT ON platform.event_log TO app_user;

GRANT SELECT, INSERT, DELETE ON platform.job_outbox, platform.event_outbox, platform.event_log TO app_system;
GRANT USAGE ON SEQUENCE platform.event_sequence TO app_system;
CREATE POLICY plumbing ON platform.job_outbox TO app_system USING (true) WITH CHECK (true);
CREATE POLICY plumbing ON platform.event_outbox TO app_system USING (true) WITH CHECK (true);
CREATE POLICY plumbing ON platform.event_log TO app_system USING (true) WITH CHECK (true);

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA tenant, campaign, lead, platform FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.current_org() TO app_user, app_admin, app_system;
GRANT EXECUTE ON FUNCTION tenant.sign_in_account(text), tenant.open_session(uuid, uuid, text, timestamptz, timestamptz),
  tenant.rotate_session(text, text, timestamptz, timestamptz), tenant.close_session(text, timestamptz), tenant.count_sign_in_attempt(text, timestamptz) TO app_user;
GRANT EXECUTE ON FUNCTION platform.drain_events(integer), campaign.runs_waiting(timestamptz), lead.imports_waiting(timestamptz) TO app_system;
