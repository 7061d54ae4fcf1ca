/** Of somebody whom nobody knows before. */
export const newcomerEmail = 'newcomer@brambleworth.example';
