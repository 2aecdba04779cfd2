"""The pages of the councils: terms, members, meetings, appointments, people, places, rules."""
