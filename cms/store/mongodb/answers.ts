/** Whether the server refused a write because a unique key is there already. */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 11000
