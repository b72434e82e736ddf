export { shortTime } from '../../content/schema/short-time.ts'
