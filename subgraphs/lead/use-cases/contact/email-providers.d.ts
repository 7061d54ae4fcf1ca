/** Domains of free mail providers, in lower case. The package brings no types. */
declare module 'email-providers' {
  const domains: readonly string[];
  export default domains;
}
