import type { Pool } from 'pg';

interface Wall {
  readonly table: string;
  readonly isEnabled: boolean;
  /** What `app_user` may do with the table or a column of it. */
  readonly privileges: readonly string[];
  /** Policies that let `app_user` or everybody through. */
  readonly policies: readonly { readonly name: string; readonly using: string | null; readonly check: string | null }[];
}

async function readWalls(owner: Pool): Promise<readonly Wall[]> {
  const { rows } = await owner.query<Wall>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, c.relrowsecurity AS "isEnabled",
       ARRAY(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS p WHERE has_any_column_privilege('app_user', c.oid, p)
             UNION ALL SELECT 'DELETE' WHERE has_table_privilege('app_user', c.oid, 'DELETE')) AS privileges,
       COALESCE((SELECT jsonb_agg(jsonb_build_object('name', p.polname,
           'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)))
         FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
           AND (p.polroles = '{0}' OR (SELECT oid FROM pg_roles WHERE rolname = 'app_user') = ANY (p.polroles))), '[]') AS policies
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND (format('%I.%I', n.nspname, c.relname) = 'tenant.organizations' OR EXISTS (
         SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped))
     ORDER BY 1`,
  );
  return rows;
}

const bounds = (expression: string | null): boolean => expression?.includes('current_org()') === true;

function gapsIn({ table, isEnabled, privileges, policies }: Wall): readonly string[] {
  const gaps = isEnabled ? [] : [`row level security of ${table} is off`];
  // What the role may not touch at all needs no policy.
  if (privileges.length === 0) return gaps;
  if (policies.length === 0) gaps.push(`${table} has no policy for app_user`);
  for (const { name, using, check } of policies) {
    if (!bounds(using)) gaps.push(`policy ${name} of ${table} does not bind reading to the organization`);
    if (!bounds(check)) gaps.push(`policy ${name} of ${table} does not bind writing to the organization`);
  }
  return gaps;
}

/** Where the wall between organizations has a gap, by the name of the table. */
export async function wallGaps(owner: Pool): Promise<readonly string[]> {
  return (await readWalls(owner)).flatMap(gapsIn);
}
