import { redirect } from 'next/navigation';

/** The address that one's own page had before (V-104). */
export default function OldMeRoute() {
  redirect('/settings/profile');
}
