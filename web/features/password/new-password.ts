/** What is wrong with a password that somebody chooses: too short, or easy to guess, which only the API knows. */
export type ChoiceProblem = 'SHORT' | 'GUESSABLE';

const passwordLengthMin = 12;

/** What is plainly wrong with a password, told without asking; null when the API is to judge it. */
export const wrongChoice = (password: string): ChoiceProblem | null =>
  Array.from(password.normalize('NFC')).length < passwordLengthMin ? 'SHORT' : null;
