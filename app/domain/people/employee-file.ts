/** The columns an employee file must have, in any order; others are left alone. */
export const EMPLOYEE_COLUMNS = ['employee_number', 'name', 'email', 'designation', 'department'] as const
export const EMPLOYEE_FILE_MAX_IN_BYTES = 5 * 1024 * 1024
