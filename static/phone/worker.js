// Does nothing: the page only asks whether the browser accepts a service worker from this origin.
