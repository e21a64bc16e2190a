"""What follows from the plan: the grant, the timetable, the deadline, the way of assessors."""
