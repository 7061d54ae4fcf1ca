-- platform: mail that waits to be delivered, and what became of it ----------------------------------------------------

CREATE TABLE platform.mail_outbox (
  id uuid NOT NULL,
  organization_id uuid,
  template text NOT NULL,
  locale text NOT NULL,
  recipient_masked text NOT NULL,
  -- Recipient and values, closed by the process that wrote them; gone as soon as nobody needs to send them.
  sealed text,
  idempotency_key text NOT NULL,
  status text NOT NULL DEFAULT 'WAITING',
  attempts integer NOT NULL DEFAULT 0,
  -- Null: at once. The database's own time would not be the clock of the worker.
  due_at timestamptz,
  lease_until timestamptz,
  -- A short reason of ours, never the words of a mail server, which repeat addresses.
  failure text,
  provider_id text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  CONSTRAINT mail_outbox_pkey PRIMARY KEY (id),
  CONSTRAINT mail_outbox_idempotency_key UNIQUE NULLS NOT DISTINCT (organization_id, idempotency_key),
  CONSTRAINT mail_outbox_status CHECK (status IN ('WAITING', 'SENDING', 'SENT', 'FAILED')),
  CONSTRAINT mail_outbox_locale CHECK (locale IN ('FR', 'EN')),
  CONSTRAINT mail_outbox_sealed_while_open CHECK ((status IN ('WAITING', 'SENDING')) = (sealed IS NOT NULL)),
  CONSTRAINT mail_outbox_finished CHECK ((status IN ('SENT', 'FAILED')) = (finished_at IS NOT NULL))
);
CREATE INDEX idx_mail_outbox_open ON platform.mail_outbox (id) WHERE status IN ('WAITING', 'SENDING');

ALTER TABLE platform.mail_outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON platform.mail_outbox TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY platform_view ON platform.mail_outbox TO app_admin USING (true) WITH CHECK (true);
-- Accounts write to people who are nobody yet.
CREATE POLICY identity_writes ON platform.mail_outbox FOR INSERT TO app_identity WITH CHECK (true);
CREATE POLICY plumbing ON platform.mail_outbox TO app_system USING (true) WITH CHECK (true);

GRANT INSERT (id, organization_id, template, locale, recipient_masked, sealed, idempotency_key) ON platform.mail_outbox TO app_user, app_admin, app_identity;
GRANT SELECT (id, organization_id, template, locale, recipient_masked, idempotency_key, status, attempts, due_at, failure, provider_id, created_at, finished_at) ON platform.mail_outbox TO app_admin;
GRANT SELECT, UPDATE, DELETE ON platform.mail_outbox TO app_system;
