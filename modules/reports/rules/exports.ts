/** More rows than this leave the house only when somebody else agrees. */
export const ROWS_WITHOUT_GRANT = 500
