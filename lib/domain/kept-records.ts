/**
 * For how many calendar years records are kept at least of who was compared with what and who saw whose data: three, as the
 * law wants it of what shows that personal data were handled rightly (DOMAIN G7, G13, G14).
 */
export const accountabilityYears = 3;
