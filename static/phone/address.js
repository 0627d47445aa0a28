// An invitation's secret stands behind the "#", which no server ever sees: show the whole address.
document.getElementById("address").textContent = location.href;
