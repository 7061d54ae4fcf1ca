-- Events of the platform's own: what its admins are told, who belong to no organization.

-- Null: the platform's own. The wall of app_user compares with an organization, so these rows are behind it.
ALTER TABLE platform.event_outbox ALTER COLUMN organization_id DROP NOT NULL;
ALTER TABLE platform.event_log ALTER COLUMN organization_id DROP NOT NULL;

-- The platform owner says nothing in an organization's name.
CREATE POLICY platform_own ON platform.event_outbox FOR INSERT TO app_admin WITH CHECK (organization_id IS NULL);
GRANT INSERT (organization_id, topic, payload) ON platform.event_outbox TO app_admin;
