-- What lost access before its tokens expire; gateways keep the recent rows in memory.
CREATE TABLE platform.access_revocations (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT access_revocations_pkey PRIMARY KEY (id),
  CONSTRAINT access_revocations_kind_check CHECK (kind IN ('SESSION', 'USER', 'ORGANIZATION', 'API_KEY'))
);
CREATE INDEX idx_access_revocations_at ON platform.access_revocations (at);

ALTER TABLE platform.access_revocations ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON platform.access_revocations TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY platform_writes ON platform.access_revocations FOR INSERT TO app_admin, app_identity WITH CHECK (true);
CREATE POLICY plumbing ON platform.access_revocations TO app_system USING (true) WITH CHECK (true);
GRANT INSERT ON platform.access_revocations TO app_user, app_admin, app_identity;
GRANT SELECT, DELETE ON platform.access_revocations TO app_system;
