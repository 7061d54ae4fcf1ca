/** The key that does the same as the button it stands in. */
export function KeyHint({ children }: { readonly children: string }) {
  return (
    <kbd
      aria-hidden
      className="hidden h-4.5 min-w-4.5 items-center justify-center rounded border border-current/35 px-1 font-sans text-[0.6875rem] leading-none opacity-80 md:inline-flex"
    >
      {children}
    </kbd>
  );
}
