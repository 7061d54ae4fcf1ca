import { v7 as uuidv7 } from 'uuid';
import type { RenderedMail } from '../mail-transport.js';

/** A mail that is ready to leave. */
export const sampleMail = (given: Partial<RenderedMail> = {}): RenderedMail => ({
  id: uuidv7(),
  from: { name: 'Vectra', address: 'no-reply@vectra.example' },
  to: 'camille@customer.example',
  subject: 'Confirmez votre adresse é',
  html: '<p>Bonjour é</p>',
  text: 'Bonjour é',
  unsubscribeUrl: null,
  endsByOneClick: false,
  writtenAt: new Date('2026-03-02T09:00:00.000Z'),
  ...given,
});
