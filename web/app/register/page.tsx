import { redirect } from 'next/navigation';

/** The address that registration had before. */
export default function OldRegisterRoute() {
  redirect('/register-new');
}
