-- Notifications: what an organization and the platform tell users, in the app and by mail, and what became of it.

CREATE TABLE tenant.sent_notifications (
  id uuid NOT NULL DEFAULT uuidv7(),
  -- Null: the platform speaks.
  organization_id uuid,
  sender_id uuid NOT NULL,
  type text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  action_url text,
  action_text text,
  idempotency_key text NOT NULL,
  -- What was asked for, so that a key that comes again for something else is noticed.
  request_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT sent_notifications_pkey PRIMARY KEY (id),
  CONSTRAINT sent_notifications_type_check CHECK (type IN ('ORG_OWNER_TO_MEMBERS', 'VECTRA_TO_USERS', 'VECTRA_TO_ORG_OWNER', 'SYSTEM_ALERTS')),
  CONSTRAINT sent_notifications_speaker_check CHECK ((type = 'ORG_OWNER_TO_MEMBERS') = (organization_id IS NOT NULL)),
  CONSTRAINT sent_notifications_action_url_check CHECK (action_url LIKE 'https://%')
);
CREATE INDEX idx_sent_notifications_organization_id_id ON tenant.sent_notifications (organization_id, id DESC);
CREATE UNIQUE INDEX idx_sent_notifications_key ON tenant.sent_notifications (organization_id, idempotency_key) WHERE organization_id IS NOT NULL;
CREATE UNIQUE INDEX idx_sent_notifications_key_of_platform ON tenant.sent_notifications (idempotency_key) WHERE organization_id IS NULL;

-- The share of one organization, with its own copy of the words: the worker needs no other organization to hand it out.
CREATE TABLE tenant.notification_deliveries (
  id uuid NOT NULL DEFAULT uuidv7(),
  -- Null: the platform admins.
  organization_id uuid,
  sent_id uuid NOT NULL,
  type text NOT NULL,
  -- Null: the platform speaks.
  sender_id uuid,
  subject text NOT NULL,
  body text NOT NULL,
  body_html text,
  action_url text,
  action_text text,
  -- Empty: everybody whom the type reaches.
  recipient_ids uuid[] NOT NULL DEFAULT '{}',
  recipient_count integer NOT NULL,
  processed_count integer NOT NULL DEFAULT 0,
  in_app_count integer NOT NULL DEFAULT 0,
  mail_count integer NOT NULL DEFAULT 0,
  -- The last recipient who was served; they are served in the order of their ids.
  served_up_to uuid,
  finished_at timestamptz,
  CONSTRAINT notification_deliveries_pkey PRIMARY KEY (id)
);
CREATE INDEX idx_notification_deliveries_organization_id_id ON tenant.notification_deliveries (organization_id, id);
CREATE INDEX idx_notification_deliveries_sent_id ON tenant.notification_deliveries (sent_id);
CREATE INDEX idx_notification_deliveries_waiting ON tenant.notification_deliveries (id) WHERE finished_at IS NULL;

CREATE TABLE tenant.notifications (
  id uuid NOT NULL DEFAULT uuidv7(),
  -- Null: a platform admin's.
  organization_id uuid,
  user_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  type text NOT NULL,
  -- Null: the platform speaks.
  sender_id uuid,
  subject text NOT NULL,
  body text NOT NULL,
  action_url text,
  action_text text,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  CONSTRAINT notifications_pkey PRIMARY KEY (id),
  CONSTRAINT notifications_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES tenant.users (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_notifications_delivery_id_user_id ON tenant.notifications (delivery_id, user_id);
CREATE INDEX idx_notifications_organization_id_user_id_id ON tenant.notifications (organization_id, user_id, id DESC);
CREATE INDEX idx_notifications_unread ON tenant.notifications (organization_id, user_id, id DESC) WHERE read_at IS NULL;

CREATE TABLE tenant.notification_preferences (
  -- Null: a platform admin's.
  organization_id uuid,
  user_id uuid NOT NULL,
  type text NOT NULL,
  in_app boolean NOT NULL,
  email boolean NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT notification_preferences_pkey PRIMARY KEY (user_id, type),
  CONSTRAINT notification_preferences_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES tenant.users (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX idx_notification_preferences_organization_id_user_id ON tenant.notification_preferences (organization_id, user_id);

-- Walls --------------------------------------------------------------------------------------------------------------

ALTER TABLE tenant.sent_notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant.notification_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant.notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant.notification_preferences ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON tenant.sent_notifications TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY organization_wall ON tenant.notification_deliveries TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY organization_wall ON tenant.notifications TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY organization_wall ON tenant.notification_preferences TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
-- Nobody hands anything out for an organization that is not active.
CREATE POLICY active_organization ON tenant.notification_deliveries AS RESTRICTIVE FOR UPDATE TO app_user USING ((SELECT platform.organization_is_active()));

-- The platform owner sees what the platform sent and how far it got, hands it to organizations, and reads no mail of theirs:
-- in an organization's name it may begin a delivery in which the platform speaks, and nothing else.
CREATE POLICY platform_own ON tenant.sent_notifications TO app_admin USING (organization_id IS NULL) WITH CHECK (organization_id IS NULL);
CREATE POLICY platform_own ON tenant.notifications TO app_admin USING (organization_id IS NULL) WITH CHECK (organization_id IS NULL);
CREATE POLICY platform_own ON tenant.notification_preferences TO app_admin USING (organization_id IS NULL) WITH CHECK (organization_id IS NULL);
CREATE POLICY platform_speaks ON tenant.notification_deliveries FOR SELECT TO app_admin USING (sender_id IS NULL);
CREATE POLICY platform_begins ON tenant.notification_deliveries FOR INSERT TO app_admin WITH CHECK (sender_id IS NULL);
CREATE POLICY platform_own ON tenant.notification_deliveries FOR UPDATE TO app_admin USING (organization_id IS NULL) WITH CHECK (organization_id IS NULL);

GRANT SELECT, INSERT ON tenant.sent_notifications, tenant.notification_deliveries, tenant.notifications, tenant.notification_preferences TO app_user, app_admin;
GRANT UPDATE (recipient_count, processed_count, in_app_count, mail_count, served_up_to, finished_at) ON tenant.notification_deliveries TO app_user, app_admin;
GRANT UPDATE (read_at) ON tenant.notifications TO app_user, app_admin;
GRANT UPDATE (in_app, email, updated_at) ON tenant.notification_preferences TO app_user, app_admin;

-- What the sweep may see across organizations: only what waits.
CREATE FUNCTION tenant.deliveries_waiting() RETURNS TABLE (organization_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
  SELECT d.organization_id, d.id FROM tenant.notification_deliveries d JOIN tenant.organizations o ON o.id = d.organization_id AND o.status = 'ACTIVE'
  WHERE d.finished_at IS NULL ORDER BY d.id LIMIT 1000
$$;
REVOKE EXECUTE ON FUNCTION tenant.deliveries_waiting() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenant.deliveries_waiting() TO app_system;
