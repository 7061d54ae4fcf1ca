import type { ReactNode } from 'react';
import { SettingsTabs } from '../../../features/shell/settings-tabs';

export default function SettingsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <SettingsTabs />
      {children}
    </>
  );
}
