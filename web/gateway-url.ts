/** Where the gateway listens, read when a request comes so that one build serves every environment. */
export function gatewayUrl(): string {
  return process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:4000';
}
